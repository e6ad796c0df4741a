"""Write the source that reads one member of a node and makes its statements."""

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from led_vc.rdf.documents.scope import Member as Term
from led_vc.rdf.documents.scope import Scope
from led_vc.rdf.iri import is_iri
from led_vc.rdf.not_covered import NotCoveredError
from led_vc.rdf.shapes.template import AnyOf, Member, Node, Words, key_of
from led_vc.rdf.shapes.text import LISTS, Name, Text, formatted
from led_vc.rdf.terms import RDF_TYPE, XSD_DOUBLE, XSD_INTEGER, literal_suffix

if TYPE_CHECKING:
    from led_vc.rdf.shapes.source import SourceWriter


class Statement(NamedTuple):
    """Source for the statements of one predicate. `ending` follows the value where there is at most one statement."""

    predicate: str
    text: Text
    ending: str | None = None


class MemberSource:
    """Writes the members of one node, whose terms are those of `scope`."""

    def __init__(self, functions: "SourceWriter", scope: Scope, *, subject: Text, in_graph: bool) -> None:
        self.statements: list[Statement] = []
        self.checked: dict[str, list[str]] = {"iris": [], "texts": []}
        self._functions = functions
        self._scope = scope
        self._subject = subject
        self._in_graph = in_graph

    def statement(self, predicate: str, *value: str | Name) -> Text:
        """Return the source of a statement about the node."""
        end = (" ", Name("g"), " .\n") if self._in_graph else (" .\n",)
        return [*self._subject, f" {predicate} ", *value, *end]

    def block(self) -> tuple[list[str], Text]:
        """Put the statements in canonical order: they share a subject, so by predicate, and then by value.

        Values are sorted when they are there: here for members that share a predicate, such as titles in two languages.
        """
        code, block = list[str](), list[str | Name]()
        for _predicate, group in groupby(sorted(self.statements, key=_predicate_of), key=_predicate_of):
            found = list(group)
            if len(found) == 1:
                block += found[0].text
                continue
            # Different endings keep the statements apart, so that none can be made twice.
            endings = {one.ending for one in found}
            require(None not in endings and len(endings) == len(found))
            name = self._functions.new("f")
            code.append(f"{name} = ''.join(sorted(({', '.join(formatted(one.text) for one in found)})))")
            block.append(Name(name))
        return code, block

    def member(self, member: Member) -> list[str]:
        """Write the code that reads a member, and note its statements. Raises NotCoveredError."""
        term = self._scope.members.get(member.name)
        if term is None or member.name in self._scope.keywords:
            raise NotCoveredError("a template with an undefined member")
        require(term.predicate != RDF_TYPE)
        content, ending = member.content, None
        if isinstance(content, Node | AnyOf):
            code, text = self._nodes(member, term, content)
        elif isinstance(content, Words):
            code, text = self._words(member, term, content)
        elif content == "integer":
            code, text = self._integer(member, term)
        else:
            code, text = self._scalars(member, term)
            ending = None if member.many else self._read_as(member, term).suffix
        if not member.required:
            lines = self._functions.new("f")
            inside = ["n += 1", *code, f"{lines} = {formatted(text)}"]
            code, text = [f"{lines} = ''", f"if {member.name!r} in d:", *_indented(inside)], [Name(lines)]
        self.statements.append(Statement(term.predicate, text, ending))
        return code

    def _read_as(self, member: Member, term: Term) -> Term:
        """Return the term in whose way a scalar is read: a term with a context of its own is looked up in that."""
        require(term.use == "plain")
        scope = self._scope_of(self._scope, member, term)
        return scope.members.get(member.name, scope.uncoerced) if term.scoped else term

    def _scope_of(self, base: Scope, member: Member, term: Term) -> Scope:
        return self._functions.scopes.for_property(base, self._scope, member.name) if term.scoped else base

    def _words(self, member: Member, term: Term, content: Words) -> tuple[list[str], Text]:
        require(not member.many and self._read_as(member, term).coercion == "vocab")
        scope, value = self._scope_of(self._scope, member, term), self._functions.new("v")
        terms = {word: f"<{iri(scope.expand_vocab(word))}>" for word in content.words}
        table = self._functions.constant("words", terms)
        return [f"{value} = {table}[d[{member.name!r}]]"], self.statement(term.predicate, Name(value))

    def _integer(self, member: Member, term: Term) -> tuple[list[str], Text]:
        read_as, value = self._read_as(member, term), self._functions.new("v")
        require(not member.many and read_as.datatype != XSD_DOUBLE)
        suffix = literal_suffix(datatype=read_as.datatype or XSD_INTEGER)
        check = f"if type({value}) is not int or not -2**53 < {value} < 2**53: raise Other"
        return [f"{value} = d[{member.name!r}]", check], self.statement(term.predicate, '"', Name(value), suffix)

    def _scalars(self, member: Member, term: Term) -> tuple[list[str], Text]:
        read_as, value = self._read_as(member, term), self._functions.new("v")
        require(read_as.coercion in ("iri", "literal"))
        before, after, checked = ("<", ">", "iris") if read_as.coercion == "iri" else ('"', read_as.suffix, "texts")
        code = [f"{value} = d[{member.name!r}]"]
        if member.many:
            each = self.statement(term.predicate, before, Name("one"), after)
            return self._many(code, value, [f"{checked} += {value}"], each)
        if member.required:
            self.checked[checked].append(value)
        else:
            code.append(f"{checked}.append({value})")
        return code, self.statement(term.predicate, before, Name(value), after)

    def _many(self, code: list[str], value: str, more: list[str], each: Text) -> tuple[list[str], Text]:
        """Write one or many values as what `each` says of `one` of them."""
        listed = f"if type({value}) is not list: {value} = ({value},)"
        return [*code, listed, *more, f"{value} = lines([{formatted(each)} for one in {value}])"], [Name(value)]

    def _nodes(self, member: Member, term: Term, content: Node | AnyOf) -> tuple[list[str], Text]:
        require(term.use in ("plain", "graph"))
        value = self._functions.new("v")
        code = [f"{value} = d[{member.name!r}]"]
        function = self._function(member, term, content, value)
        if term.use == "plain" and isinstance(content, Node) and content.identified:
            if member.many:
                each = self.statement(term.predicate, Name(f"{function}(one, {self._lists})"))
                return self._many(code, value, [], each)
        elif member.many:
            # Which of several blank nodes comes first depends on their labels: several are left to the walker.
            code.append(f"if type({value}) is list: ({value},) = {value}")
        if term.use == "graph":
            mark = self._functions.new("g")
            code += [f"{mark} = mark(blank)", f"{function}({value}, {LISTS}, {mark})"]
            return code, self.statement(term.predicate, Name(mark))
        code.append(f"{value} = {function}({value}, {self._lists})")
        return code, self.statement(term.predicate, Name(value))

    @property
    def _lists(self) -> str:
        return f"{LISTS}, g" if self._in_graph else LISTS

    def _function(self, member: Member, term: Term, content: Node | AnyOf, value: str) -> str:
        """Return the source of the function for a node below, or of one to be chosen by its contexts and types."""
        base = self._scope if self._scope.previous is None else self._scope.previous
        scope, in_graph = self._scope_of(base, member, term), term.use == "graph" or self._in_graph
        if isinstance(content, Node):
            require(content.contexts is None)
            return self._functions.node(content, scope, in_graph=in_graph)
        functions = {}
        for node in content.nodes:
            contexts = self._functions.scopes.for_contexts(scope, node.contexts or ())
            functions[key_of(node)] = self._functions.node(node, contexts, in_graph=in_graph)
        return f"{self._functions.table(functions)}[key({value})]"


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def _predicate_of(statement: Statement) -> str:
    return statement.predicate


def iri(expanded: str | None) -> str:
    """Return an expanded word if it is an IRI. Raises NotCoveredError."""
    if expanded is None or is_iri(expanded) is None:
        raise NotCoveredError("a template with a word that is undefined")
    return expanded


def require(held: bool) -> None:
    """Raise NotCoveredError unless a template can be compiled in these contexts."""
    if not held:
        raise NotCoveredError("a template that is not written for these contexts")
