"""An MQTT client on Paho, driven by one JSON command per line and answering with one JSON event per line."""

import json
import sys
import threading

import paho.mqtt.client as mqtt
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.subscribeoptions import SubscribeOptions

PORT = int(sys.argv[1])
VERSIONS = {"3.1": mqtt.MQTTv31, "3.1.1": mqtt.MQTTv311, "5.0": mqtt.MQTTv5}
MESSAGE_PROPERTIES = [
    "payloadFormatIndicator",
    "messageExpiryInterval",
    "contentType",
    "responseTopic",
    "correlationData",
    "subscriptionIdentifier",
    "userProperty",
]
CONNACK_PROPERTIES = ["assignedClientIdentifier", "responseInformation"]
printing = threading.Lock()


def tell(event, **fields):
    with printing:
        print(json.dumps({"event": event, **fields}), flush=True)


def paho_name(name):
    """contentType is ContentType to Paho."""
    return name[0].upper() + name[1:]


def to_paho(packet_type, given):
    properties = Properties(packet_type)
    for name, value in (given or {}).items():
        if name == "correlationData":
            value = value.encode()
        elif name == "userProperty":
            value = [tuple(pair) for pair in value]
        setattr(properties, paho_name(name), value)
    return properties


def from_paho(properties, names):
    """Those of the names that are there."""
    found = {name: getattr(properties, paho_name(name), None) for name in names}
    if found.get("correlationData") is not None:
        found["correlationData"] = found["correlationData"].decode()
    return {name: value for name, value in found.items() if value is not None}


def code_of(code):
    """A number, also of the objects that Paho makes of it in 5.0, one or a list."""
    if isinstance(code, (list, tuple)):
        code = code[0]
    return getattr(code, "value", code)


def told_of(message):
    properties = from_paho(getattr(message, "properties", None), MESSAGE_PROPERTIES)
    return {
        "topic": message.topic,
        "payload": message.payload.decode(),
        "qos": message.qos,
        "retain": bool(message.retain),
        **({"properties": properties} if properties else {}),
    }


def connect(command):
    version5 = command["version"] == "5.0"
    client = mqtt.Client(
        command["clientId"],
        None if version5 else command["clean"],
        protocol=VERSIONS[command["version"]],
        reconnect_on_failure=False,
    )
    client.on_connect = lambda _c, _u, flags, code, properties=None: tell(
        "connected",
        code=code_of(code),
        sessionPresent=bool(flags["session present"]),
        told=from_paho(properties, CONNACK_PROPERTIES),
    )
    client.on_subscribe = lambda _c, _u, _mid, codes, _properties=None: tell("subscribed", code=code_of(codes))
    client.on_unsubscribe = lambda _c, _u, _mid, _properties=None, codes=0: tell("unsubscribed", code=code_of(codes))
    client.on_publish = lambda _c, _u, _mid: tell("published")
    client.on_message = lambda _c, _u, message: tell("message", message=told_of(message))
    will = command.get("will")
    if will is not None:
        properties = to_paho(PacketTypes.WILLMESSAGE, will.get("properties")) if version5 else None
        client.will_set(will["topic"], will["payload"], will["qos"], will["retain"], properties)
    if version5:
        properties = to_paho(PacketTypes.CONNECT, command["properties"])
        client.connect("127.0.0.1", PORT, clean_start=command["clean"], properties=properties)
    else:
        client.connect("127.0.0.1", PORT)
    client.loop_start()
    return client, version5


def subscribe(client, version5, command):
    if not version5:
        client.subscribe(command["filter"], command["qos"])
        return
    options = SubscribeOptions(
        command["qos"],
        command.get("noLocal", False),
        command.get("retainAsPublished", False),
        command.get("retainHandling", SubscribeOptions.RETAIN_SEND_ON_SUBSCRIBE),
    )
    identifier = command.get("subscriptionIdentifier")
    given = {} if identifier is None else {"subscriptionIdentifier": identifier}
    client.subscribe(command["filter"], options=options, properties=to_paho(PacketTypes.SUBSCRIBE, given))


def publish(client, version5, command):
    properties = to_paho(PacketTypes.PUBLISH, command.get("properties")) if version5 else None
    client.publish(command["topic"], command["payload"], command["qos"], command["retain"], properties)


def disconnect(client, version5, command):
    if version5:
        client.disconnect(properties=to_paho(PacketTypes.DISCONNECT, command.get("properties")))
    else:
        client.disconnect()
    client.loop_stop()


def main():
    client = None
    version5 = False
    for line in sys.stdin:
        command = json.loads(line)
        action = command["do"]
        if action == "connect":
            client, version5 = connect(command)
        elif action == "subscribe":
            subscribe(client, version5, command)
        elif action == "unsubscribe":
            client.unsubscribe(command["filter"])
        elif action == "publish":
            publish(client, version5, command)
        elif action == "disconnect":
            disconnect(client, version5, command)
            return


main()
