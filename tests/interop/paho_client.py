"""An MQTT client on Paho, driven by one JSON command per line and answering with one JSON event per line."""

import json
import sys
import threading

import paho.mqtt.client as mqtt

PORT = int(sys.argv[1])
VERSIONS = {"3.1": mqtt.MQTTv31, "3.1.1": mqtt.MQTTv311}
printing = threading.Lock()


def tell(event, **fields):
    with printing:
        print(json.dumps({"event": event, **fields}), flush=True)


def connect(command):
    client = mqtt.Client(command["clientId"], command["clean"], protocol=VERSIONS[command["version"]])
    client.on_connect = lambda _c, _u, flags, code: tell(
        "connected", code=code, sessionPresent=bool(flags["session present"])
    )
    client.on_subscribe = lambda _c, _u, _mid, granted: tell("subscribed", granted=granted[0])
    client.on_unsubscribe = lambda _c, _u, _mid: tell("unsubscribed")
    client.on_publish = lambda _c, _u, _mid: tell("published")
    client.on_message = lambda _c, _u, message: tell(
        "message",
        topic=message.topic,
        payload=message.payload.decode(),
        qos=message.qos,
        retain=bool(message.retain),
    )
    will = command.get("will")
    if will is not None:
        client.will_set(will["topic"], will["payload"], will["qos"], will["retain"])
    client.connect("127.0.0.1", PORT)
    client.loop_start()
    return client


def main():
    client = None
    for line in sys.stdin:
        command = json.loads(line)
        action = command["do"]
        if action == "connect":
            client = connect(command)
        elif action == "subscribe":
            client.subscribe(command["filter"], command["qos"])
        elif action == "unsubscribe":
            client.unsubscribe(command["filter"])
        elif action == "publish":
            client.publish(command["topic"], command["payload"], command["qos"], command["retain"])
        elif action == "disconnect":
            client.disconnect()
            client.loop_stop()
            return


main()
