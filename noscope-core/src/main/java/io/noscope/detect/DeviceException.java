package io.noscope.detect;

/**
 * A device that cannot do what is asked of it: names it, the reason and the remedy. Unchecked, so
 * that it is never taken for a file that cannot be read.
 */
public final class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DeviceException(Device device, String reason) {
    super(device + ": " + reason);
  }

  public DeviceException(Device device, String reason, Throwable cause) {
    super(device + ": " + reason, cause);
  }
}
