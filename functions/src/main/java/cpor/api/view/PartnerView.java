package cpor.api.view;

import io.avaje.jsonb.Json;

/** Who claims. */
@Json
record PartnerView(String partnerId, String organisation, String organisationName) {}
