"""Rules for names in what people said: what stands for them in exports."""

from sosapp.errors import Refused
from sosapp.export.pseudonyms import Pseudonyms
from sosapp.export.spelling import folded


def check_rule(hidden: Pseudonyms, name: str, shown: str) -> None:
    """Refuse a rule that would let a name out: the name itself, or another one.

    Raises:
        Refused: it would.
    """
    if shown and (folded(name) in folded(shown) or hidden.survivor(shown)):
        raise Refused("rule_names", name=name, shown=shown)
