/* The manager of widgets asks for the module of consoles, which the page of jupyterlab-rise 0.43
   does not have: without it no widget starts there (jupyterlab-contrib/rise, issue 119). Consoles
   are optional for widgets, so an empty module is enough. JupyterLab itself is left as it is. */
(() => {
  const NAME = "@jupyterlab/console";
  const settings = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  const empty = { IConsoleTracker: { name: `${NAME}:IConsoleTracker` } };
  const version = { get: async () => () => empty, from: "rise-console", eager: true, loaded: 1 };
  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["rise-console"] = {
    init(shared) {
      if (settings.frontendUrl?.endsWith("/rise/")) shared[NAME] ??= { "4.3.4": version };
    },
    get: async () => () => ({ __esModule: true, default: [] }),
  };
})();
