"""Parts of the advice on the profile page, and of the catalogue page."""
