package io.evenkeel.optimizer;

import java.util.List;

/** A security with something else in its place. */
final class AlteredAsset {

    private AlteredAsset() {}

    static Asset trading(Asset asset, double buyCap, List<Segment> sales) {
        return of(asset, asset.target(), buyCap, sales, asset.group());
    }

    static Asset target(Asset asset, double target) {
        return of(asset, target, asset.buyCap(), asset.sales(), asset.group());
    }

    static Asset ungrouped(Asset asset) {
        return of(asset, asset.target(), asset.buyCap(), asset.sales(), -1);
    }

    private static Asset of(Asset asset, double target, double buyCap, List<Segment> sales, int group) {
        return new Asset(
                asset.name(),
                asset.price(),
                asset.held(),
                target,
                asset.buyCost(),
                buyCap,
                sales,
                asset.inOrder(),
                asset.fractional(),
                group);
    }
}
