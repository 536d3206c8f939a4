"""What happens when the worker writes down whom one can call? Not during a sitting: the numbers are the worker's."""

from msgspec.structs import replace

from pelitarina.player import message as m
from pelitarina.player.care import Call, CallUnwanted, tidy, with_call
from pelitarina.player.command import Command, SaveCalls
from pelitarina.player.message import Field
from pelitarina.player.model import Model, Screen
from pelitarina.player.settings import Section

CALL_NAME, CALL_NUMBER = Field("call.name"), Field("call.number")
CARE_FIELDS = (CALL_NAME, CALL_NUMBER)

Updated = tuple[Model, tuple[Command, ...]]


def caring(model: Model, message: m.Wrote | CallUnwanted) -> Updated:
    """Take in a number, its name before it or after it; or let one go."""
    if model.playing or model.screen is not Screen.SETTINGS or model.section is not Section.CARE:
        return model, ()
    match message:
        case CallUnwanted(number) if 0 <= number < len(model.calls):
            calls = (*model.calls[:number], *model.calls[number + 1 :])
            return replace(model, calls=calls, focus=""), (SaveCalls(calls),)
        case m.Wrote(into, text):
            call = replace(model.call, name=text) if into == CALL_NAME else replace(model.call, number=text)
            return _written(model, tidy(call), half=into == CALL_NAME)
        case _:
            return model, ()


def _written(model: Model, call: Call, *, half: bool) -> Updated:
    """Take a whole one in; a name waits for its number."""
    if half and not call.number:
        return replace(model, call=call), ()
    calls, wrong = with_call(model.calls, call)
    if wrong:
        return replace(model, call=call, told=model.texts.text(wrong)), ()
    return replace(model, call=Call(), calls=calls, edits={}, focus=""), (SaveCalls(calls),)
