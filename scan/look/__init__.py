"""What the pages share: session, autosave, forms, notices, and the one module that makes HTML."""
