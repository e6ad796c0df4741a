r"""Write a template as Python source: one function for each node, which checks the node and writes its statements.

A function gets the node `d`, and lists to put things in: `iris` and `texts`, which are checked together at the end;
`subjects`, which must all differ; `blocks`, the sorted statements of one subject each; `blank`, the marks that stand
for blank nodes until they have labels. It returns the node's own term. For whatever the template does not say it raises
`Other`, KeyError or TypeError. Such a function:

    def node_4(d, iris, texts, subjects, blocks, blank):
        n = 3
        if d['type'] != stated_5: raise Other
        s = d['id']; subjects.append(s)
        v_6 = d['legalName']
        f_7 = ''
        if 'organisationClass' in d:
            n += 1
            v_8 = d['organisationClass']
            iris.append(v_8)
            f_7 = f'<{s}> <http://www.w3.org/ns/org#classification> <{v_8}> .\n'
        if len(d) != n: raise Other
        iris += (s,)
        texts += (v_6,)
        blocks.append(f'<{s}> <...#type> <...Organisation> .\n{f_7}<{s}> <...#legalName> "{v_6}" .\n')
        return f'<{s}>'

What goes into the source comes from templates and from the closed set of contexts: never a word of a document.
"""

from collections.abc import Mapping
from itertools import count
from typing import Any, Final

from led_vc.rdf.documents.scope import Scope
from led_vc.rdf.documents.scopes import Scopes
from led_vc.rdf.shapes.members import MemberSource, Statement, iri, require
from led_vc.rdf.shapes.template import Key, Node
from led_vc.rdf.shapes.text import LISTS, Name, Text, formatted
from led_vc.rdf.terms import RDF_TYPE


class SourceWriter:
    """Collects the functions of a template, and the constants that they use by name."""

    def __init__(self, scopes: Scopes) -> None:
        self.functions: list[str] = []
        self.constants: dict[str, Any] = {}
        self.prefixes: set[str] = set()
        self.scopes: Final = scopes
        self._numbers = count(1)

    def document(self, template: Node) -> str:
        """Write the functions of a whole document; return the name of the first. Raises NotCoveredError."""
        return self.node(template, self.scopes.for_contexts(self.scopes.initial, template.contexts or ()))

    def node(self, template: Node, outer: Scope, *, in_graph: bool = False) -> str:
        """Write the function of a node in `outer`, the scope of its place, and return its name.

        With `in_graph` it has one more parameter `g`, the mark of the graph that its statements are in.
        """
        types = template.types if isinstance(template.types, tuple) else (template.types,) if template.types else ()
        inner = self.scopes.for_node(outer, types)
        self.prefixes.update(inner.prefixes)
        writer = MemberSource(self, inner, subject=_subject(template), in_graph=in_graph)
        stated = _stated(template, inner, self)
        code = [line for member in template.members for line in writer.member(member)]
        for name in types:
            term = f"<{iri(outer.expand_vocab(name))}>"
            writer.statements.append(Statement(RDF_TYPE, writer.statement(RDF_TYPE, term), term))
        required = len(stated) + sum(member.required for member in template.members)
        checked = {**writer.checked, "iris": [*(["s"] if template.identified else []), *writer.checked["iris"]]}
        block_code, block = writer.block()
        lines = [
            f"n = {required}",
            *([] if template.identified else ["s = mark(blank)"]),
            *stated,
            *code,
            "if len(d) != n: raise Other",
            *(f"{to} += ({', '.join(names)},)" for to, names in checked.items() if names),
            *block_code,
            f"block = {formatted(block)}",
            f"blocks.append(block){'; blank[g].append(block)' if in_graph else ''}",
            f"return {formatted(_subject(template))}",
        ]
        name = self.new("node")
        parameters = f"d, {LISTS}, g" if in_graph else f"d, {LISTS}"
        self.functions.append("\n    ".join([f"def {name}({parameters}):", *lines]))
        return name

    def new(self, kind: str) -> str:
        """Return a name that was not used yet."""
        return f"{kind}_{next(self._numbers)}"

    def constant(self, kind: str, value: Any) -> str:
        """Return the name under which the functions find `value`."""
        name = self.new(kind)
        self.constants[name] = value
        return name

    def table(self, functions: Mapping[Key, str]) -> str:
        """Return the name of a table of functions by contexts and types."""
        name = self.new("table")
        entries = (f"{self.constant('key', key)}: {function}" for key, function in functions.items())
        self.functions.append(f"{name} = {{{', '.join(entries)}}}")
        return name


def _subject(template: Node) -> Text:
    return ("<", Name("s"), ">") if template.identified else (Name("s"),)


def _stated(template: Node, scope: Scope, writer: SourceWriter) -> list[str]:
    """Write what must stand there word for word, and the identifier: a line for each member."""
    lines = []
    for key, expected in (("@context", template.contexts), ("type", template.types)):
        if expected is not None:
            require(scope.keywords.get(key) in ("@context", "@type"))
            value = writer.constant("stated", list(expected) if isinstance(expected, tuple) else expected)
            lines.append(f"if d[{key!r}] != {value}: raise Other")
    if template.identified:
        require(scope.keywords.get("id") == "@id")
        lines.append("s = d['id']; subjects.append(s)")
    return lines
