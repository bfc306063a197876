"""How gunicorn serves the site: `gunicorn --config agglo_site/gunicorn.conf.py agglo_site.wsgi`."""

import gc
from pathlib import Path

from agglo_site.environment import Environment

env = Environment()
bind = f"{env.text('HOST', '127.0.0.1')}:{env.integer('PORT', 8000, minimum=1)}"
workers = env.integer("WEB_CONCURRENCY", 2, minimum=1)
threads = 4
preload_app = (
    True  # shares memory; and a wrong setting stops the whole at once, instead of each worker in turn
)
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
loglevel = "warning"
env.stop_if_wrong()


def pre_fork(server, worker):
    """Objects loaded before the fork are never garbage: the collector skips them, and their memory stays shared."""
    gc.freeze()


def post_fork(server, worker):
    """A form of the admin makes a hundred thousand objects, freed without the collector: it can run less often."""
    gc.set_threshold(50_000, 10, 10)


def when_ready(server):
    print(f"Le site est sur http://{bind} (Ctrl-C pour l’arrêter).", flush=True)  # noqa: T201
