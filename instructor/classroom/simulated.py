"""A simulated learner: logs in as a browser does, runs a lesson, and answers an exercise."""

from __future__ import annotations

import json
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
from classroom import TARGET
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

PATIENCE = 600  # seconds, for one request
LARGEST_MESSAGE = 100_000_000


class LearnerError(Exception):
    """What a simulated learner could not do."""


@dataclass
class Learner:
    """One learner with a browser of their own, and the seconds that each step took."""

    address: str
    name: str
    password: str
    seconds: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.browser = httpx.AsyncClient(follow_redirects=True, timeout=PATIENCE)
        self.channel: WebSocketClientConnection | None = None

    @asynccontextmanager
    async def step(self, name: str) -> AsyncIterator[None]:
        """Measure one step."""
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start

    async def do_lesson(self, lesson: str, answers: list[str]) -> list[str]:
        """Everything from the login to the answers; gives what the learner sees for each answer."""
        async with self.step("log in"):
            await self.log_in()
        async with self.step("start the server"):
            page = await self.start_server()
        async with self.step("pull the course"):
            await self.pull(page)
        async with self.step("start the kernel"):
            await self.open_lesson(lesson)
        async with self.step("run all cells"):
            await self.run_all(lesson)
        async with self.step("give two answers"):
            return [await self.run(answer) for answer in answers]

    async def log_in(self) -> None:
        """Send the form of the login page."""
        await self.browser.get(f"{self.address}/hub/login")
        form = {"username": self.name, "password": self.password, "_xsrf": self.token("/hub/")}
        answer = await self.browser.post(
            f"{self.address}/hub/login", params={"next": "/hub/home"}, data=form
        )
        if not answer.url.path.endswith("/hub/home"):
            raise LearnerError(f"{self.name} could not log in: {answer.status_code} {answer.url}")

    def token(self, path: str) -> str:
        """The cookie against forged requests, which each part of the hub has for itself."""
        return next(
            c.value for c in self.browser.cookies.jar if (c.name, c.path) == ("_xsrf", path)
        )

    async def start_server(self) -> httpx.Response:
        """Ask for the server, follow its progress, and arrive at its first page."""
        await self.browser.get(f"{self.address}/hub/spawn")
        progress = f"{self.address}/hub/api/users/{self.name}/server/progress"
        await self.events(progress, {"_xsrf": self.token("/hub/")}, "ready")
        page = await self.browser.get(f"{self.address}/user/{self.name}/")
        if page.status_code != 200 or "git-pull" not in page.url.path:
            raise LearnerError(f"{self.name} arrived at {page.url}, {page.status_code}")
        return page

    async def events(self, address: str, params: dict[str, str], last: str) -> None:
        """Read a stream of events until the one with `last`; an event of failure ends it."""
        headers = {"Accept": "text/event-stream"}
        seen = []
        async with self.browser.stream("GET", address, params=params, headers=headers) as answer:
            async for line in answer.aiter_lines():
                if line.startswith("data: "):
                    seen.append(json.loads(line.removeprefix("data: ")))
                if seen and (seen[-1].get(last) or seen[-1].get("phase") == last):
                    return
        raise LearnerError(f"{self.name}, {address}: {answer.status_code} {seen[-2:]}")

    async def pull(self, page: httpx.Response) -> None:
        """Do what the page of nbgitpuller does."""
        asked = parse_qs(urlsplit(str(page.url)).query)
        wanted = {
            name: asked[name][0] for name in ("repo", "branch", "targetpath") if name in asked
        }
        wanted["_xsrf"] = self.token(f"/user/{self.name}/")
        await self.events(f"{self.address}/user/{self.name}/git-pull/api", wanted, "finished")

    async def ask(self, method: str, path: str, **more: object) -> dict:
        """A request to the learner's own server."""
        headers = {"X-XSRFToken": self.token(f"/user/{self.name}/")}
        address = f"{self.address}/user/{self.name}/api/{path}"
        answer = await self.browser.request(method, address, headers=headers, **more)
        if answer.status_code >= 400:
            raise LearnerError(f"{self.name}, {path}: {answer.status_code} {answer.text[:300]}")
        return answer.json() if answer.content else {}

    async def open_lesson(self, lesson: str) -> None:
        """Start a kernel for the notebook and connect to it over the proxy."""
        path = f"{TARGET}/notebooks/{lesson}.ipynb"
        about = {"path": path, "name": lesson, "type": "notebook", "kernel": {"name": "python3"}}
        session = await self.ask("POST", "sessions", json=about)
        place = f"/user/{self.name}/api/kernels/{session['kernel']['id']}/channels"
        request = HTTPRequest(
            self.address.replace("http", "ws", 1) + place,
            headers={"Cookie": self.cookies_for(place), "Origin": self.address},
            request_timeout=PATIENCE,
        )
        self.channel = await websocket_connect(request, max_message_size=LARGEST_MESSAGE)
        await self.run("None")

    def cookies_for(self, path: str) -> str:
        """The cookies that a browser would send to this path."""
        fitting = [c for c in self.browser.cookies.jar if path.startswith(c.path)]
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in fitting)

    async def run_all(self, lesson: str) -> None:
        """Run the code cells of the learner's own copy, in order."""
        notebook = await self.ask("GET", f"contents/{TARGET}/notebooks/{lesson}.ipynb")
        cells = [cell for cell in notebook["content"]["cells"] if cell["cell_type"] == "code"]
        for cell in cells:
            await self.run(cell["source"])

    async def run(self, code: str) -> str:
        """Run one cell; gives its outputs as plain text. Raises LearnerError for an error."""
        message = uuid4().hex
        await self.channel.write_message(json.dumps(request_to_execute(message, code)))
        outputs, unfinished = [], {"status", "execute_reply"}
        while unfinished:
            text = await self.channel.read_message()
            if text is None:
                raise LearnerError(f"{self.name}: the connection to the kernel ended")
            answer = json.loads(text)
            if answer["parent_header"].get("msg_id") == message:
                unfinished.discard(self.finished(answer))
                outputs.append(plain_text(answer))
        return re.sub(r"<[^>]+>", " ", "".join(outputs))

    def finished(self, answer: dict) -> str:
        """The kind of message, where it says that the cell is done."""
        content = answer["content"]
        if answer["msg_type"] == "error":
            raise LearnerError(f"{self.name}: {content['ename']}: {content['evalue'][:300]}")
        done = content.get("execution_state") == "idle" or answer["msg_type"] == "execute_reply"
        return answer["msg_type"] if done else ""

    async def leave(self) -> None:
        """Close the browser. The server goes on, as it does for a learner."""
        if self.channel:
            self.channel.close()
            while await self.channel.read_message():
                pass  # until both sides have closed the connection
        await self.browser.aclose()


def request_to_execute(message: str, code: str) -> dict:
    """The message of Jupyter's protocol that runs a cell."""
    header = {
        **{"msg_id": message, "msg_type": "execute_request", "username": "", "version": "5.3"},
        **{"session": message, "date": ""},
    }
    content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
    return {"header": header, "parent_header": {}, "metadata": {}, "content": content} | {
        "channel": "shell"
    }


def plain_text(answer: dict) -> str:
    """What a message shows: printed text, or the display of a value."""
    content = answer["content"]
    data = content.get("data", {})
    return content.get("text", "") + data.get("text/html", data.get("text/plain", ""))
