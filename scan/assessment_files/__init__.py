"""Assessments from files, each told apart from the broken ones beside it."""
