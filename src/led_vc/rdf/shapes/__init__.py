"""The first way from a document to canonical statements: functions compiled for the credentials that are issued here.

Everything about a document is checked on every call. What differs in the least from its template gets no answer, and
goes the way of every other document (`led_vc.rdf.documents`). Both say the same, byte for byte, or the tests fail.
"""

from led_vc.rdf.shapes.compiled import Shape, Shapes, shapes_of
from led_vc.rdf.shapes.profiles import MAXIMUM_DEPTH, TEMPLATES

__all__ = ["MAXIMUM_DEPTH", "TEMPLATES", "Shape", "Shapes", "shapes_of"]
