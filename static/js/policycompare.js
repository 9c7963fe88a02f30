// Niceties only: every page works without this file.

const drawer = () => document.getElementById("evidence");
let opener = null;

/* The element that opened the quote, also after the table was rendered anew. */
function home() {
  if (opener?.isConnected) return opener;
  return opener && document.querySelector(`a[href="${CSS.escape(opener.getAttribute("href"))}"]`);
}

function choose(link) {
  for (const value of document.querySelectorAll(".value.is-chosen")) value.classList.remove("is-chosen");
  link?.closest(".value")?.classList.add("is-chosen");
}

function close() {
  const aside = drawer();
  if (!aside?.hasChildNodes()) return;
  aside.replaceChildren();
  choose(null);
  (home() ?? document.getElementById("content"))?.focus();
  opener = null;
}

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

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const menu = document.querySelector("details.menu[open]");
  if (!menu) return close();
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("#evidence [data-close]")) return;
  event.preventDefault();
  close();
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
