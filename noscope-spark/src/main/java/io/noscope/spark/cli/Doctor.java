package io.noscope.spark.cli;

import java.util.ArrayList;
import java.util.List;

/** All checks, in the order in which their failures are worth mending. */
final class Doctor {
  private Doctor() {}

  static List<Finding> examine(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    findings.add(MachineCheck.java(Runtime.version().feature()));
    findings.add(MachineCheck.spark());
    findings.add(MachineCheck.heap(Runtime.getRuntime().maxMemory()));
    findings.add(MachineCheck.cores(Runtime.getRuntime().availableProcessors(), patient));
    findings.add(MachineCheck.openMp(System.getenv()));
    NativesCheck.all().forEach(findings::add);
    findings.add(DetectorCheck.reference(patient));
    findings.add(DetectorCheck.gpu(patient));
    FolderCheck folders = new FolderCheck(patient.hadoop());
    findings.add(folders.store(patient.conf().store()));
    patient.paths().forEach(path -> findings.add(folders.videos(path)));
    MachineCheck.localFolders(patient.spark(), System.getenv()).forEach(findings::add);
    return findings;
  }
}
