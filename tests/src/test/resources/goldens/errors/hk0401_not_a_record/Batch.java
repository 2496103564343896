package story;

import dev.hokku.HkTree;

@HkTree
public final class Batch {}
