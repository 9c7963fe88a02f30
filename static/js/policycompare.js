// Niceties only: every page works without this file.

const drawer = () => document.getElementById("evidence");
const region = () => document.querySelector(".matrix-region");
let opener = null;

/* The cell whose evidence is open, as its path: "acme/sale/". */
const opened = () => drawer()?.querySelector("[data-close]")?.dataset.close;

/* The element that opened the quote, also after the table was rendered anew. */
function home() {
  if (opener?.isConnected) return opener;
  return opened() && document.querySelector(`.matrix a[href*="evidence/${CSS.escape(opened())}"]`);
}

function choose(link) {
  for (const value of document.querySelectorAll(".value.is-chosen")) value.classList.remove("is-chosen");
  link?.closest(".value")?.classList.add("is-chosen");
}

function close() {
  const back = home() ?? document.getElementById("content");
  drawer().replaceChildren();
  choose(null);
  back.focus();
  opener = null;
}

function closeAndSay() {
  const link = drawer()?.querySelector("[data-close]");
  if (!link) return;
  history.pushState({ htmx: true }, "", link.href);
  here = location.href;
  close();
}

document.addEventListener("htmx:configRequest", (event) => {
  // The quote is shown by the drawer itself: the page stays where it is.
  if (event.detail.target === drawer()) event.detail.path = event.detail.path.split("#")[0];
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== drawer()) return;
  opener = event.detail.requestConfig.elt;
  choose(opener);
  drawer().focus({ preventScroll: true });
  const quote = opener.hash && drawer().querySelector(opener.hash)?.closest(".quote");
  if (quote && drawer().querySelectorAll(".quote").length > 1) {
    quote.classList.add("is-chosen");
    quote.scrollIntoView({ block: "nearest" });
  }
});

/* A table rendered anew stays scrolled where it was, and who used a menu that is gone stands at its button. */
let scrolled = null;
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "comparison") return;
  const menu = event.detail.requestConfig.elt.closest("[popover]")?.id;
  scrolled = { left: region()?.scrollLeft, top: region()?.scrollTop, menu };
});
document.addEventListener("htmx:afterSettle", () => {
  if (!scrolled) return;
  region()?.scrollTo(scrolled.left ?? 0, scrolled.top ?? 0);
  if (document.activeElement === document.body) {
    (document.querySelector(`[popovertarget="${scrolled.menu}"]`) ?? region())?.focus({ preventScroll: true });
  }
  scrolled = null;
});

/* Back from an opened quote closes it, without asking for the page again. */
let here = location.href;
document.addEventListener("htmx:pushedIntoHistory", () => { here = location.href; });
addEventListener("popstate", (event) => {
  const [from, to] = [new URL(here), new URL(location)];
  here = location.href;
  const wasOpen = from.searchParams.has("open") && opened();
  from.searchParams.delete("open");
  if (!wasOpen || from.search !== new URLSearchParams(to.search).toString().replace(/^(?=.)/, "?")) return;
  event.stopImmediatePropagation();
  close();
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector(":popover-open")) return;
  const menu = document.querySelector("details.menu[open]");
  if (!menu) return closeAndSay();
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("#evidence [data-close]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  closeAndSay();
});

/* On the reading page a quote may lie in several pieces: all of them, and its note, are the chosen one. */
function mark() {
  for (const old of document.querySelectorAll("[data-clauses].is-chosen")) old.classList.remove("is-chosen");
  const id = /^#clause-(\d+)$/.exec(location.hash)?.[1];
  if (!id) return;
  for (const piece of document.querySelectorAll(`[data-clauses~="${id}"]`)) piece.classList.add("is-chosen");
}
addEventListener("hashchange", mark);
mark();
choose(home());

/* Pictures that were opened stay open while the table under them changes. */
let glancing = false;
document.addEventListener("toggle", (event) => {
  if (event.target.id === "glance") glancing = event.target.open;
}, true);
document.addEventListener("htmx:afterSwap", () => {
  const glance = document.getElementById("glance");
  if (glance) glance.open = glancing;
});
