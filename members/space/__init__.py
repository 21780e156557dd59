"""A mediator's own profile, kept by the person: form, drafts, changes that editors check."""
