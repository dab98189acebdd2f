"""Invitations on the screen of the learner: the form, the link to send, and the page of one invitation."""
