"""Python loads this file at start when its folder is on PYTHONPATH: no way out of the machine.

The course must work without a network. So every kernel and every process that the tests start
runs with this file. Connections inside the machine are allowed, because Jupyter needs them.
"""

import socket

LOCAL = ("127.", "::1", "localhost")
connect, getaddrinfo = socket.socket.connect, socket.getaddrinfo


def refuse_if_outside(host):
    name = host.decode() if isinstance(host, bytes) else host
    if name and not name.startswith(LOCAL):
        raise OSError(f"The course runs without a network, but something asked for {name}.")


def connect_inside(self, address):
    if isinstance(address, tuple):
        refuse_if_outside(address[0])
    return connect(self, address)


def find_inside(host, *arguments, **options):
    refuse_if_outside(host)
    return getaddrinfo(host, *arguments, **options)


socket.socket.connect = connect_inside
socket.getaddrinfo = find_inside
