/** SQL in notebooks: a Jupyter kernel whose cells are Spark SQL. */
package io.noscope.examples.notebook;
