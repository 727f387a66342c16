package io.trainyard.web.view.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A model card: Markdown as the page shows it. HTML in it is text, addresses are web addresses or
 * none, pictures are left out, and headings go below those of the page.
 *
 * @param main what people ask first, by name, in order
 * @param html the whole card; safe to be written as it is
 */
public record Card(Map<String, String> main, String html) {
  private static final int BELOW = 2;
  private static final int DEEPEST = 6;
  private static final List<String> FIRST =
      List.of("Purpose", "Limits", "owner", "learner", "task", "target", "positive");
  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());

  /** Of Markdown, whoever wrote it. */
  static Card of(String markdown) {
    Node document = Parser.builder().extensions(TABLES).build().parse(markdown);
    Facts facts = new Facts();
    document.accept(facts);
    document.accept(new Lowered());
    String html =
        HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
            .build()
            .render(document);
    Map<String, String> main = new LinkedHashMap<>();
    for (String name : FIRST) {
      String value = facts.found.get(name);
      if (value != null) {
        main.put(
            name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1), value);
      }
    }
    return new Card(main, html);
  }

  private static String text(Node node) {
    Letters letters = new Letters();
    node.accept(letters);
    return letters.text.toString().strip();
  }

  /** What is written in a part of it, without its marks. */
  private static final class Letters extends AbstractVisitor {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void visit(Text words) {
      text.append(words.getLiteral());
    }

    @Override
    public void visit(Code code) {
      text.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak line) {
      text.append(' ');
    }
  }

  /**
   * The first value of each name: of tables with two columns, and of sections with one sentence.
   */
  private static final class Facts extends AbstractVisitor {
    private static final Set<String> SECTIONS = Set.of("Purpose", "Limits");
    private final Map<String, String> found = new LinkedHashMap<>();
    private String section = "";

    @Override
    public void visit(Heading heading) {
      section = text(heading);
    }

    @Override
    public void visit(Paragraph paragraph) {
      if (SECTIONS.contains(section)) {
        found.putIfAbsent(section, text(paragraph));
      }
    }

    @Override
    public void visit(CustomNode node) {
      if (node instanceof TableRow && node.getParent() instanceof TableBody) {
        Node name = node.getFirstChild();
        Node value = name == null ? null : name.getNext();
        if (name != null && value != null && value.getNext() == null) {
          found.putIfAbsent(text(name), text(value));
        }
      }
      visitChildren(node);
    }
  }

  /** Headings below those of the page, and no pictures. */
  private static final class Lowered extends AbstractVisitor {
    @Override
    public void visit(Heading heading) {
      heading.setLevel(Math.min(DEEPEST, heading.getLevel() + BELOW));
      visitChildren(heading);
    }

    @Override
    public void visit(Image image) {
      image.unlink();
    }
  }
}
