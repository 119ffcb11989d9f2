/**
 * The documentation as pages: {@link io.noscope.docs.Site} renders README.md, docs and what else
 * there is in Markdown; the tests of this module follow its links and run its snippets.
 */
package io.noscope.docs;
