from .quest import Quest
from .room import CodedRoom, Participant, Room
from .shared_answer import SharedAnswer

__all__ = ["CodedRoom", "Participant", "Quest", "Room", "SharedAnswer"]
