/** Jobs to start from. */
package io.noscope.examples;
