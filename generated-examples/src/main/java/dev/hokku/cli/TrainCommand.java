package dev.hokku.cli;

import picocli.CommandLine.Command;

/// `hokku train`: holds what can be trained.
@Command(
    name = "train",
    description = "Trains an example network.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "EXAMPLE",
    subcommands = {
      TrainLinearCommand.class,
      TrainQuadraticCommand.class,
      TrainDigitsCommand.class,
      TrainResNetCommand.class,
      TrainForecastCommand.class,
      TrainCharLstmCommand.class,
      TrainCharGptCommand.class,
      TrainVaeCommand.class,
      TrainVqVaeCommand.class,
      TrainGanCommand.class
    })
final class TrainCommand {}
