"""Stories that mediators write: form, drafts, editors, the author's agreement."""
