package cpor.acceptance.world;

import com.fasterxml.jackson.databind.JsonNode;

/** An event that other systems received. */
public record Announcement(String source, String type, JsonNode detail) {}
