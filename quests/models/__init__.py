from .quest import Quest
from .room import Participant, Room
from .shared_answer import SharedAnswer

__all__ = ["Participant", "Quest", "Room", "SharedAnswer"]
