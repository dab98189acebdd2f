"""The question card, what it is given, and the steps beside it: offers, review, begin and end of a rating."""
