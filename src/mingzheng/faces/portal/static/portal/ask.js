// Reads the answer aloud where the browser can. Nothing leaves the host, nothing is stored.
(() => {
  "use strict";
  const button = document.querySelector("[data-read]");
  const said = document.querySelector("[data-said]");
  if (!button || !said || !("speechSynthesis" in window)) return;
  const speech = window.speechSynthesis;
  const stopped = () => { button.textContent = "朗读"; };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (speech.speaking) { speech.cancel(); stopped(); return; }
    const words = new SpeechSynthesisUtterance(said.textContent.replace(/\[\d+\]/g, ""));
    words.lang = "zh-CN";
    words.addEventListener("end", stopped);
    words.addEventListener("error", stopped);
    speech.speak(words);
    button.textContent = "停止朗读";
  });
  addEventListener("pagehide", () => speech.cancel());
})();
