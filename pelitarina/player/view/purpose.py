"""What are the purposes called, for which the customer can keep something?"""

from pelitarina.errors import message as m
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, Purpose

LABELS: dict[Purpose, str] = {OWN_COPY: m("For myself"), ASSESSMENT: m("For the assessment")}
"""The purposes that this version offers, in the order of the review screen."""
