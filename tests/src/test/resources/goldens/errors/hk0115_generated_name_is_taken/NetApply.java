package story;

public final class NetApply {}
