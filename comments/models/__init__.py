from .closed import ClosedPage
from .comment import Comment
from .report import Report

__all__ = ["ClosedPage", "Comment", "Report"]
