"""What can be chosen for a field: terms of its vocabulary, or what it may refer to."""

from dataclasses import dataclass

from sosapp.instrument.record_type import FieldShape
from sosapp.instrument.values import Value, show_value
from sosapp.locale import translate
from sosapp.tui.scene import Scene


@dataclass(frozen=True)
class Choice:
    """An id that is kept and the words that stand for it."""

    id: str
    label: str


def choices(scene: Scene, shape: FieldShape) -> list[Choice]:
    """Everything that a field offers; empty if it takes what is typed."""
    vocabulary = scene.instrument.vocabulary_of(shape)
    if vocabulary:
        scale = shape.type == "scale"
        return [
            Choice(term.id, f"{term.id} {label}" if scale else label)
            for term in vocabulary.offered
            if (label := term.in_(scene.language))
        ]
    if shape.type == "record_refs" and shape.record:
        records = scene.interview.of_kind(shape.record)
        return [Choice(entry.id, scene.said(entry)) for entry in records]
    if shape.type == "participant_refs":
        return [Choice(code, code) for code in scene.interview.facts.participants]
    return [Choice(value, value) for value in shape.values]


def matching(offered: list[Choice], typed: str) -> list[Choice]:
    """The choices that a few letters mean, those that begin with them first."""
    letters = typed.strip().casefold()
    begins = [c for c in offered if c.label.casefold().startswith(letters)]
    begins += [c for c in offered if c.id.casefold().startswith(letters)]
    words = [c for c in offered if f" {letters}" in c.label.casefold()]
    within = [c for c in offered if letters in c.label.casefold()]
    return list(dict.fromkeys([*begins, *words, *within]))


def is_whole(scene: Scene, shape: FieldShape, typed: str) -> bool:
    """Whether a digit is a whole value of a scale, with no other that begins so."""
    if shape.type != "scale" or not (typed.isascii() and typed.isdigit()):
        return False
    ids = [choice.id for choice in choices(scene, shape) if choice.id.startswith(typed)]
    return ids == [typed]


def shown_value(scene: Scene, shape: FieldShape, value: Value) -> str:
    """A value in the words of its choices."""
    labels = {choice.id: choice.label for choice in choices(scene, shape)}
    if shape.type == "scale":
        return labels.get(str(value), str(value))
    if isinstance(value, list):
        gone = translate("form.gone", scene.language)
        refers = shape.type == "record_refs"
        return ", ".join(labels.get(item, gone if refers else item) for item in value)
    vocabulary = scene.instrument.vocabulary_of(shape)
    return show_value(shape, value, vocabulary, scene.language)
