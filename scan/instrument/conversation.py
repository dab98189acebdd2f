"""Frozen definitions of the words of a meeting: its texts, and its open questions by difference and step of R2C2."""

from scan.instrument.base import Definition, Text

WORDS = ("learner", "guest")  # what may stand between braces


class R2C2Questions(Definition):
    """One open question per step: relationship, reaction, content, coaching."""

    relatie: Text
    reactie: Text
    inhoud: Text
    coaching: Text


class Questions(Definition):
    """The questions by how the two answers differ; `higher` and `lower` are the learner's answer."""

    higher: R2C2Questions
    lower: R2C2Questions
    crosses: R2C2Questions
    not_done: R2C2Questions
    equal: R2C2Questions


class ConversationTexts(Definition):
    """The other texts of the meeting, by what they are for."""

    lead: Text
    field: Text
    skip: Text
    unskip: Text
    skipped: Text
    no_differences: Text
    no_pairs: Text
    plan: Text
    changed: Text
    changed_since: Text
    agreement: Text
    ask_agreement: Text


class Conversation(Definition):
    """All words of a meeting. No part of a version of the questions: a change is served after a restart."""

    texts: ConversationTexts
    questions: Questions
