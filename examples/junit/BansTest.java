import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BansTest {
    @Test
    void aBanIsOverAfterAnHour() throws Exception {
        String state = """
                {"tencent-chat":{"rooms":[{"RoomId":"show","members":["rude"]}]}}""";
        try (Sandbox sandbox = new Sandbox(state)) {
            Chat chat = new Chat(sandbox.env);
            chat.ban("show", "rude", 3600);
            assertTrue(chat.banned("show").contains("rude"));

            sandbox.advance(3600);
            assertFalse(chat.banned("show").contains("rude"));
        }
    }
}
