"""What every search engine must do alike: the same documents, questions and answers."""
