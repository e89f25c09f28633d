"""Whatever the tests start cannot leave the machine: so a passing notebook needs no network."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "code",
    [
        "import urllib.request; urllib.request.urlopen('https://example.org')",
        "import socket; socket.create_connection(('192.0.2.1', 80))",
        "import socket; socket.socket().connect(('192.0.2.1', 80))",
    ],
)
def test_a_process_of_the_tests_cannot_leave_the_machine(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "The course runs without a network" in done.stderr


def test_a_process_of_the_tests_can_connect_inside_the_machine():
    code = "import socket as s; a = s.create_server(('127.0.0.1', 0)); b = s.socket(); "
    code += "b.connect(a.getsockname())"
    subprocess.run([sys.executable, "-c", code], check=True)
