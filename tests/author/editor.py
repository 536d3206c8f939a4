"""What does an editor do with a schema? Speaks to yaml-language-server over its standard streams, as editors do."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

_SECONDS = 30  # for one answer; the server itself needs about one second to start
_QUIET = {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}}
"""Settings with which the server fetches nothing."""


def server() -> list[str] | None:
    """Give the command that starts yaml-language-server, or None.

    It is sought in the folder that YAML_LANGUAGE_SERVER names, where npm has installed it, and then on the PATH.
    """
    if named := os.environ.get("YAML_LANGUAGE_SERVER"):
        return [str(Path(named) / "node_modules" / ".bin" / "yaml-language-server"), "--stdio"]
    found = shutil.which("yaml-language-server")
    return [found, "--stdio"] if found else None


class Editor:
    """An editor with one server behind it."""

    def __init__(self, process: "subprocess.Popen[bytes]", schemas: Mapping[str, str]) -> None:
        self.process = process
        self.settings = {"yaml": {**_QUIET, "validate": True, "hover": True, "completion": True, "schemas": schemas}}
        self.heard: Queue[dict[str, Any]] = Queue()
        self.asked = 0
        self.ear = Thread(target=self._listen, daemon=True)
        self.ear.start()

    def _listen(self) -> None:
        out = self.process.stdout
        assert out is not None
        while head := out.readline():
            length = int(head.split(b":")[1])
            while out.readline().strip():
                pass
            self.heard.put(json.loads(out.read(length)))

    def _send(self, **said: Any) -> None:
        assert self.process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **said}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def tell(self, method: str, **params: Any) -> None:
        """Tell the server something that it does not answer."""
        self._send(method=method, params=params)

    def _next(self) -> dict[str, Any]:
        """Wait for what the server says next, and answer what it asks."""
        said = self.heard.get(timeout=_SECONDS)
        if said.get("method") == "workspace/configuration":
            wanted = [self.settings.get(str(item.get("section")).partition(".")[0]) for item in said["params"]["items"]]
            self._send(id=said["id"], result=wanted)
        elif "method" in said and "id" in said:
            self._send(id=said["id"], result=None)
        return said

    def ask(self, method: str, **params: Any) -> Any:
        """Ask, and wait for the answer."""
        self.asked += 1
        self._send(id=self.asked, method=method, params=params)
        while True:
            said = self._next()
            if said.get("id") == self.asked and "method" not in said:
                assert "error" not in said, said["error"]
                return said["result"]

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open a document, and wait for what is marked in it."""
        uri = path.as_uri()
        self.tell("textDocument/didOpen", textDocument={"uri": uri, "languageId": "yaml", "version": 1, "text": text})
        while True:
            said = self._next()
            if said.get("method") == "textDocument/publishDiagnostics" and said["params"]["uri"] == uri:
                marked: list[dict[str, Any]] = said["params"]["diagnostics"]
                return marked

    def completions(self, path: Path, line: int, column: int) -> list[str]:
        """Give what the editor offers at a place, counted from 0."""
        place = {"line": line, "character": column}
        offered = self.ask("textDocument/completion", textDocument={"uri": path.as_uri()}, position=place)
        return [str(one["label"]) for one in offered["items"]]

    def hover(self, path: Path, line: int, column: int) -> str:
        """Give what the editor shows over a place, counted from 0."""
        place = {"line": line, "character": column}
        shown = self.ask("textDocument/hover", textDocument={"uri": path.as_uri()}, position=place)
        return str(shown["contents"]["value"]) if shown else ""


@contextmanager
def editor(command: list[str], root: Path, schemas: Mapping[str, str] | None = None) -> Iterator[Editor]:
    """Start an editor on the folder ``root``; ``schemas`` maps schema files to the names of documents."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    made = Editor(process, schemas or {})
    try:
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
            },
        }
        made.ask("initialize", processId=None, rootUri=root.as_uri(), capabilities=capabilities)
        made.tell("initialized")
        made.tell("workspace/didChangeConfiguration", settings=made.settings)
        yield made
        made.ask("shutdown")
        made.tell("exit")
    finally:
        process.kill()
        made.ear.join()
        with process:  # waits, and closes what it said and heard through
            pass
