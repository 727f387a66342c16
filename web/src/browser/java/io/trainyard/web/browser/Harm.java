package io.trainyard.web.browser;

import java.util.List;

/** Texts that mean harm to a page, or that a page without care breaks on. */
final class Harm {
  /** Each of them would call {@code harm()}, which a page does not have, or change its title. */
  static final List<String> TEXTS =
      List.of(
          "<script>document.title=7</script>",
          "</script></title></textarea></svg><script>document.title=7</script>",
          "\" onmouseover=\"document.title=7\" x='\" autofocus onfocus=document.title=7 '",
          "<img src=x onerror=document.title=7>",
          "<svg onload=document.title=7><use href=\"data:image/svg+xml,x\"/></svg>",
          "javascript:document.title=7",
          "[click](javascript:document.title=7) ![x](http://127.0.0.2/x.png)",
          "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> @{7*7}",
          "<!--<base href=//127.0.0.2/><meta http-equiv=refresh content=0>",
          "\u202Eright to left\u202C \u2066isolated\u2069 \u200Bnothing\u200D\uFEFF wide",
          "\u001B[31mred\u001B[0m \u001B]0;title\u0007 \u001B]8;;javascript:7\u001B\\link",
          "\uD83D\uDC69\u200D\uD83D\uDD2C\uD83C\uDDFA\uD83C\uDDF3 a\u0301\u0323\u0324\u0325\u0326",
          "w".repeat(300),
          "&lt;b&gt; &amp;amp; &#60;i&#62; %3Cscript%3E \\u003cscript\\u003e");

  private Harm() {}

  /** All of them in one line, without what a name may not have: control characters. */
  static String line() {
    return String.join(" ", TEXTS).replaceAll("\\p{Cntrl}", "");
  }

  /** The same as a text between single quotes in a pipeline's file. */
  static String quoted() {
    return quoted(line());
  }

  static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("'", "\\'");
    return "'" + escaped.replace("${", "$ {") + "'"; // which single quotes refuse
  }

  /** A shell script's words that print a text as it is, with its control characters. */
  static String shell(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
