package io.evenkeel.store;

import java.util.List;

/**
 * A part of a list.
 *
 * @param page from 0
 * @param total headlines on all pages
 */
public record ProposalPage(List<ProposalHeadline> items, int page, int size, long total) {

    public ProposalPage {
        items = List.copyOf(items);
    }
}
