package io.noscope.spark.cli;

import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Camera;
import io.noscope.spark.regions.CameraRegions;
import io.noscope.spark.regions.CameraStill;
import io.noscope.spark.regions.RegionsFile;
import io.noscope.spark.regions.RegionsPicture;
import io.noscope.spark.regions.RegionsTemplate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code noscope regions}: cameras' regions and masks, listed, checked and drawn. */
@Command(
    name = "regions",
    description = {
      "List the regions and masks of cameras, check them against the videos, and draw them on a",
      "still of each. Without a file of regions, print one to start from."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  noscope regions recordings/lobby/ > regions.json",
      "  noscope regions --regions regions.json --draw lobby.png recordings/lobby/",
      "  noscope query --object person --regions regions.json --region door recordings/lobby/"
    })
final class RegionsCommand implements Callable<Integer> {
  private static final String PNG = ".png";

  @Spec private CommandSpec spec;
  @Mixin private RunOptions run;

  @Option(
      names = "--regions",
      paramLabel = "FILE",
      description = "JSON of regions by name, and of where motion does not count.")
  private String regions;

  @Option(
      names = "--draw",
      paramLabel = "FILE.png|DIR",
      description = "Draw on a still: a picture of one camera, or a folder for one of each.")
  private String draw;

  @Option(
      names = "--camera",
      paramLabel = "NAME",
      description = "Camera that the files come from (default: their folder).")
  private String camera;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Video files, folders or patterns on any Hadoop file system.")
  private List<String> paths;

  @Override
  public Integer call() throws IOException {
    try (Session session =
        Session.open(QueryOptions.reading(paths, new StoreOptions(), camera, run.master(), true))) {
      Archive archive = session.archive();
      Configuration hadoop = session.context().hadoopConfiguration();
      Optional<String> path = Optional.ofNullable(regions).or(() -> session.conf().regions());
      Optional<RegionsFile> file = Optional.empty();
      if (path.isPresent()) {
        file = Optional.of(RegionsFile.read(path.get(), hadoop));
      }
      for (Camera each : archive.cameras()) {
        file.ifPresent(read -> read.requireFits(each));
      }
      Map<String, String> pictures = draw(archive.cameras(), file, hadoop);
      print(archive.cameras(), file, pictures);
    }
    return 0;
  }

  /** By camera where its picture is. */
  private Map<String, String> draw(
      List<Camera> cameras, Optional<RegionsFile> file, Configuration hadoop) throws IOException {
    Map<String, String> pictures = new TreeMap<>();
    if (draw == null) {
      return pictures;
    }
    boolean single = draw.toLowerCase(Locale.ROOT).endsWith(PNG);
    if (single && cameras.size() > 1) {
      throw new IllegalArgumentException(
          "--draw: %s is one picture, but there are the cameras %s: name a folder, or files of one camera"
              .formatted(draw, String.join(", ", cameras.stream().map(Camera::name).toList())));
    }
    if (single) {
      ReportFile.require("--draw", draw, hadoop);
    } else {
      OutputFolder.require("--draw", draw, hadoop);
    }
    for (Camera each : cameras) {
      String name = URLEncoder.encode(each.name(), StandardCharsets.UTF_8) + PNG;
      Path picture = single ? new Path(draw) : new Path(draw, name);
      byte[] png = RegionsPicture.png(CameraStill.of(each, hadoop), of(file, each));
      try (OutputStream out = picture.getFileSystem(hadoop).create(picture, true)) {
        out.write(png);
      }
      pictures.put(each.name(), picture.toString());
    }
    return pictures;
  }

  private static CameraRegions of(Optional<RegionsFile> file, Camera camera) {
    return file.map(read -> read.cameras().get(camera.name())).orElse(CameraRegions.NONE);
  }

  private void print(
      List<Camera> cameras, Optional<RegionsFile> file, Map<String, String> pictures) {
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      List<Object> all = new ArrayList<>();
      cameras.forEach(each -> all.add(values(each, of(file, each), pictures.get(each.name()))));
      out.println(BenchmarkReport.json(Map.of("cameras", all)));
    } else if (file.isEmpty()) {
      out.println(RegionsTemplate.of(cameras));
    } else {
      cameras.forEach(each -> describe(each, of(file, each), pictures.get(each.name()), out));
      TreeSet<String> others = new TreeSet<>(file.get().cameras().keySet());
      cameras.forEach(each -> others.remove(each.name()));
      if (!others.isEmpty()) {
        out.printf(
            "in the file as well, but no camera of these videos: %s%n", String.join(", ", others));
      }
    }
    out.flush();
  }

  private static void describe(
      Camera camera, CameraRegions regions, String picture, PrintWriter out) {
    out.printf(
        "camera %s, %dx%d%s%n",
        camera.name(),
        camera.videos().get(0).width(),
        camera.videos().get(0).height(),
        regions.equals(CameraRegions.NONE) ? ": the file says nothing of it" : "");
    regions
        .colours()
        .forEach(
            (name, colour) ->
                out.printf("  region %s (%s): %s%n", name, colour, regions.regions().get(name)));
    regions.ignoreMotion().forEach(mask -> out.printf("  ignoreMotion (hatched): %s%n", mask));
    if (picture != null) {
      out.printf("  drawn in %s%n", picture);
    }
  }

  private static Map<String, Object> values(Camera camera, CameraRegions regions, String picture) {
    Map<String, Object> named = new LinkedHashMap<>();
    regions.regions().forEach((name, region) -> named.put(name, region.toString()));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("camera", camera.name());
    values.put("width", camera.videos().get(0).width());
    values.put("height", camera.videos().get(0).height());
    values.put("regions", named);
    values.put("ignoreMotion", regions.ignoreMotion().stream().map(Object::toString).toList());
    values.put("picture", picture);
    return values;
  }
}
