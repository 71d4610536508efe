# The shop in Python.
import sys

import cdk8s_plus_27 as kplus
import cdk8s_service_patterns as net
from cdk8s import App, Chart, Duration, Size

outdir, mistake = (sys.argv[1:] + [""])[:2]
app = App(outdir=outdir)
net.NetworkChecks.on(app)
chart = Chart(app, "shop", namespace="shop")

# Ports are declared once.
http = net.PodPort.tcp(8080, "http")
gossip = net.PodPort.tcp(7946, "gossip")

# Workloads of cdk8s-plus, selected by Services.
web = kplus.Deployment(
    chart,
    "web",
    containers=[
        kplus.ContainerProps(
            image="registry.example.com/web:1.4",
            ports=[http.container_port],
            readiness=kplus.Probe.from_http_get("/healthz", port=http.number),
        )
    ],
)
storefront = net.ClusterIpService(chart, "storefront", selector=web, ports=[http.exposed_as(80)])
net.StickyService(
    chart,
    "cart",
    selector=web,
    ports=[http.exposed_as(80)],
    session_timeout=Duration.hours(25) if mistake == "refused" else Duration.minutes(30),
)
nodes = kplus.Service(chart, "nodes", cluster_ip="None", ports=[kplus.ServicePort(port=7946)])
cache = kplus.StatefulSet(
    chart,
    "cache",
    containers=[kplus.ContainerProps(image="registry.example.com/cache:2.0", ports=[gossip.container_port])],
    service=nodes,
)
net.HeadlessService(chart, "cache-peers", selector=cache, ports=[gossip], publish_not_ready_addresses=True)

# A database, with a Secret, a ConfigMap, a ServiceAccount and clients of cdk8s-plus.
admin = kplus.Secret.from_secret_name(chart, "admin", "db-admin")
scripts = kplus.ConfigMap(chart, "scripts", data={"schema.sql": "create table orders (id int);"})
db = net.HeadlessStatefulDb(
    chart,
    "db",
    engine=net.DatabaseEngine.postgres("17"),
    credentials=net.DatabaseCredentials.from_secret(
        admin,
        database="shop",
        user="shop",
        user_password=net.DatabasePassword.from_secret(admin, "shop-password"),
    ),
    storage=net.DatabaseStorage(
        size=Size.gibibytes(20), access_mode=kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE_POD
    ),
    init_scripts=scripts,
    resources=kplus.ContainerResources(
        cpu=kplus.CpuResources(request=kplus.Cpu.millis(250)),
        memory=kplus.MemoryResources(limit=Size.gibibytes(1)),
    ),
    pods=net.DatabasePods(
        service_account=kplus.ServiceAccount.from_service_account_name(chart, "account", "db"),
        image_pull_secrets=[kplus.Secret.from_secret_name(chart, "registry", "registry-login")],
    ),
)
db.allow_from(web)

# Names and addresses outside the cluster, handed to a container.
queue = net.ExternalAlias(
    chart, "queue", external_name="mq.example.com", ports=[net.PodPort.tcp(5672, "amqp")]
)
warehouse = net.ManualEndpointsService(
    chart,
    "warehouse",
    ports=[net.PodPort.tcp(9376).exposed_as(80)],
    endpoints=[net.ManualEndpoint.address("192.0.2.10"), net.ManualEndpoint.address("192.0.2.11", ready=False)],
)
container = web.containers[0]
db.add_connection_to(container, host="DB_HOST", password="DB_PASSWORD")
queue.add_address_to(container, host="QUEUE_HOST", port="QUEUE_PORT")
warehouse.add_url_to(container, "WAREHOUSE_URL", "http")

# Ways in from outside.
net.NodePortService(chart, "office", selector=web, ports=[http.exposed_as(80).on_node_port(30080)])
net.LoadBalancerService(
    chart,
    "status",
    selector=web,
    ports=[http.exposed_as(80)],
    provider=net.LoadBalancerProvider.metal_lb(address_pool="office"),
)
net.LocalTrafficLoadBalancer(
    chart, "partners", selector=web, ports=[http.exposed_as(80)], spread=net.PodSpread.PREFERRED
)
docs = kplus.Service(
    chart, "docs", metadata={"name": "docs"}, selector=web, ports=[kplus.ServicePort(port=8080)]
)
routes = [
    net.HttpRoute.prefix("shop.example.com", "/", storefront.backend(http)),
    net.HttpRoute.prefix("shop.example.com", "/docs", net.RouteBackend.from_service(docs)),
]
certificate = net.TlsCertificate.from_secret(kplus.Secret.from_secret_name(chart, "tls", "shop-tls"))
net.TlsIngress(
    chart, "public", ingress_class=net.IngressClassRef.traefik(), certificate=certificate, routes=routes
)
net.HttpIngress(
    chart,
    "intranet",
    ingress_class=net.IngressClassRef.named("internal"),
    routes=[net.HttpRoute.exact("shop.internal", "/status", storefront.backend())],
)
gateway = net.TlsGateway(
    chart,
    "front",
    gateway_class=net.GatewayClassRef.envoy_gateway(),
    certificate=certificate,
    routes=routes,
)
net.GatewayRoutes(
    chart,
    "beta",
    gateway=net.GatewayRef.named("shared", namespace="infra"),
    routes=[net.HttpRoute.prefix("beta.example.com", "/", storefront.backend(http))],
)
net.HttpGateway(
    chart,
    "inside",
    gateway_class=net.GatewayClassRef.named("internal"),
    routes=[net.HttpRoute.on_any_host("/", storefront.backend(http))],
)
if mistake == "found":
    kplus.Service(chart, "outside", type=kplus.ServiceType.EXTERNAL_NAME, external_name="10.0.0.7")
print(storefront.url("http"), gateway.ref.name)
app.synth()
