/**
 * What is asked and how answers are counted: queries, detections, frame and window labels, error
 * rates. Depends on nothing else of NoScope.
 */
package io.noscope.label;
