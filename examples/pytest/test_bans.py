from chat import Chat


def test_a_ban_is_over_after_an_hour(sandbox):
    chat = Chat(sandbox.env)
    chat.ban("show", ["rude"], seconds=3600)
    assert chat.banned("show") == ["rude"]

    sandbox.advance(3600)
    assert chat.banned("show") == []
