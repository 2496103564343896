package dev.hokku.cli;

import picocli.CommandLine.Command;

/// `hokku train`: holds what can be trained.
@Command(
    name = "train",
    description = "Trains an example network.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "EXAMPLE",
    subcommands = {TrainQuadraticCommand.class, TrainDigitsCommand.class})
final class TrainCommand {}
