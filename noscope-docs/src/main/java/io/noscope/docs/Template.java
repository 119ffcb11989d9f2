package io.noscope.docs;

import com.samskivert.mustache.Mustache;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What all pages look like. */
final class Template {
  private final com.samskivert.mustache.Template template;

  Template() throws IOException {
    try (InputStream in = resource("page.mustache")) {
      template = Mustache.compiler().compile(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
  }

  String fill(Map<String, Object> values) {
    return template.execute(values);
  }

  static InputStream resource(String name) throws FileNotFoundException {
    InputStream in = Template.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException("no resource " + name + " beside " + Template.class);
    }
    return in;
  }
}
