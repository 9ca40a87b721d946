// Reads the answer aloud and takes a spoken question where the browser can do it by itself. This page stores nothing
// and sends nothing but the question that stands in the box when it is asked, or a recording that somebody made here
// to have it recognised.
(() => {
  "use strict";

  const reading = () => {
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
  };

  // What was heard is put into the box, to be read and corrected before it is asked.
  const listening = () => {
    const button = document.querySelector("[data-speak]");
    const told = document.querySelector("[data-heard]");
    const box = document.getElementById("q");
    const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
    if (!button || !told || !box || !Recognition) return;
    const hearing = new Recognition();
    hearing.lang = "zh-CN";
    hearing.interimResults = true;
    hearing.maxAlternatives = 1;
    let on = false;
    const show = (now, text) => {
      on = now;
      button.setAttribute("aria-pressed", String(now));
      button.textContent = now ? "说完了" : "说话提问";
      told.hidden = !text;
      told.textContent = text;
    };
    hearing.addEventListener("result", (event) => {
      box.value = [...event.results].map((result) => result[0].transcript).join("").slice(0, 200);
    });
    hearing.addEventListener("end", () => {
      if (!on) return;
      show(false, box.value ? "请核对听到的文字，可以改正，再按“问一问”。" : "没有听清，请再说一次，或者直接写下来。");
      box.focus();
    });
    hearing.addEventListener("error", () => show(false, "浏览器现在不能识别语音，请直接写下问题。"));
    button.hidden = false;
    button.addEventListener("click", () => {
      if (on) { hearing.stop(); return; }
      show(true, "请说出问题，由您的浏览器识别成文字，不要说姓名、电话和证件号码。");
      hearing.start();
    });
  };

  // Where this site recognises recordings, one can be made on the page; it goes the way of any chosen file.
  const recording = () => {
    const button = document.querySelector("[data-record]");
    const told = document.querySelector("[data-recording]");
    const file = document.getElementById("sound");
    if (!button || !told || !file || !window.MediaRecorder || !navigator.mediaDevices || !window.DataTransfer) return;
    const MOST = 60_000;
    let recorder = null;
    const show = (on, text) => {
      button.setAttribute("aria-pressed", String(on));
      button.textContent = on ? "说完了" : "开始录音";
      told.textContent = text;
    };
    const send = (pieces, type) => {
      const chosen = new DataTransfer();
      chosen.items.add(new File(pieces, "recording", { type }));
      file.files = chosen.files;
      file.form.requestSubmit();
    };
    const start = async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const pieces = [];
      recorder = new MediaRecorder(stream);
      recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
      recorder.addEventListener("stop", () => {
        stream.getTracks().forEach((track) => track.stop());
        show(false, "正在识别，请稍候。");
        send(pieces, recorder.mimeType);
      });
      recorder.start();
      setTimeout(() => { if (recorder.state === "recording") recorder.stop(); }, MOST);
      show(true, "正在录音，说完请按“说完了”，最长 60 秒。不要说姓名、电话和证件号码。");
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      if (recorder?.state === "recording") { recorder.stop(); return; }
      start().catch(() => show(false, "用不了话筒，请允许使用话筒，或者选一个录音文件，也可以直接写下问题。"));
    });
  };

  reading();
  listening();
  recording();
})();
