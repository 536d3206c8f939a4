"""What are the purposes called, for which the customer can keep something?"""

from pelitarina.errors import message as m
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, Purpose

ASSESSMENT_MEANS = m(
    "For the assessment means: your words go as they are into the assessment of service needs. After that they are "
    "in the client register and cannot be taken away from here."
)
"""What is said before words are kept for the assessment."""
LABELS: dict[Purpose, str] = {OWN_COPY: m("For myself"), ASSESSMENT: m("For the assessment")}
"""The purposes that this version offers, in the order of the review screen."""
