// The shop in Java.
import io.github.cdk8s.servicepatterns.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.AppProps;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.Size;
import org.cdk8s.plus27.ConfigMap;
import org.cdk8s.plus27.Container;
import org.cdk8s.plus27.ContainerProps;
import org.cdk8s.plus27.ContainerResources;
import org.cdk8s.plus27.Cpu;
import org.cdk8s.plus27.CpuResources;
import org.cdk8s.plus27.Deployment;
import org.cdk8s.plus27.HttpGetProbeOptions;
import org.cdk8s.plus27.ISecret;
import org.cdk8s.plus27.MemoryResources;
import org.cdk8s.plus27.PersistentVolumeAccessMode;
import org.cdk8s.plus27.Probe;
import org.cdk8s.plus27.Secret;
import org.cdk8s.plus27.Service;
import org.cdk8s.plus27.ServiceAccount;
import org.cdk8s.plus27.ServiceType;
import org.cdk8s.plus27.StatefulSet;

public class Shop {
  public static void main(String[] args) {
    String mistake = args.length > 1 ? args[1] : "";
    App app = new App(AppProps.builder().outdir(args[0]).build());
    NetworkChecks.on(app);
    Chart chart = new Chart(app, "shop", ChartProps.builder().namespace("shop").build());

    // Ports are declared once.
    PodPort http = PodPort.tcp(8080, "http");
    PodPort gossip = PodPort.tcp(7946, "gossip");

    // Workloads of cdk8s-plus, selected by Services.
    Deployment web = Deployment.Builder.create(chart, "web")
        .containers(List.of(ContainerProps.builder()
            .image("registry.example.com/web:1.4")
            .ports(List.of(http.getContainerPort()))
            .readiness(Probe.fromHttpGet("/healthz", HttpGetProbeOptions.builder().port(http.getNumber()).build()))
            .build()))
        .build();
    ClusterIpService storefront = ClusterIpService.Builder.create(chart, "storefront")
        .selector(web)
        .ports(List.of(http.exposedAs(80)))
        .build();
    StickyService.Builder.create(chart, "cart")
        .selector(web)
        .ports(List.of(http.exposedAs(80)))
        .sessionTimeout(mistake.equals("refused") ? Duration.hours(25) : Duration.minutes(30))
        .build();
    Service nodes = Service.Builder.create(chart, "nodes")
        .clusterIp("None")
        .ports(List.of(org.cdk8s.plus27.ServicePort.builder().port(7946).build()))
        .build();
    StatefulSet cache = StatefulSet.Builder.create(chart, "cache")
        .containers(List.of(ContainerProps.builder()
            .image("registry.example.com/cache:2.0")
            .ports(List.of(gossip.getContainerPort()))
            .build()))
        .service(nodes)
        .build();
    HeadlessService.Builder.create(chart, "cache-peers")
        .selector(cache)
        .ports(List.of(gossip))
        .publishNotReadyAddresses(true)
        .build();

    // A database, with a Secret, a ConfigMap, a ServiceAccount and clients of cdk8s-plus.
    ISecret admin = Secret.fromSecretName(chart, "admin", "db-admin");
    ConfigMap scripts = ConfigMap.Builder.create(chart, "scripts")
        .data(Map.of("schema.sql", "create table orders (id int);"))
        .build();
    HeadlessStatefulDb db = HeadlessStatefulDb.Builder.create(chart, "db")
        .engine(DatabaseEngine.postgres("17"))
        .credentials(DatabaseCredentials.fromSecret(admin, DatabaseCredentialsOptions.builder()
            .database("shop")
            .user("shop")
            .userPassword(DatabasePassword.fromSecret(admin, "shop-password"))
            .build()))
        .storage(DatabaseStorage.builder()
            .size(Size.gibibytes(20))
            .accessMode(PersistentVolumeAccessMode.READ_WRITE_ONCE_POD)
            .build())
        .initScripts(scripts)
        .resources(ContainerResources.builder()
            .cpu(CpuResources.builder().request(Cpu.millis(250)).build())
            .memory(MemoryResources.builder().limit(Size.gibibytes(1)).build())
            .build())
        .pods(DatabasePods.builder()
            .serviceAccount(ServiceAccount.fromServiceAccountName(chart, "account", "db"))
            .imagePullSecrets(List.of(Secret.fromSecretName(chart, "registry", "registry-login")))
            .build())
        .build();
    db.allowFrom(web);

    // Names and addresses outside the cluster, handed to a container.
    ExternalAlias queue = ExternalAlias.Builder.create(chart, "queue")
        .externalName("mq.example.com")
        .ports(List.of(PodPort.tcp(5672, "amqp")))
        .build();
    ManualEndpointsService warehouse = ManualEndpointsService.Builder.create(chart, "warehouse")
        .ports(List.of(PodPort.tcp(9376).exposedAs(80)))
        .endpoints(List.of(
            ManualEndpoint.address("192.0.2.10"),
            ManualEndpoint.address("192.0.2.11", ManualEndpointOptions.builder().ready(false).build())))
        .build();
    Container container = web.getContainers().get(0);
    db.addConnectionTo(container, ConnectionVariables.builder().host("DB_HOST").password("DB_PASSWORD").build());
    queue.addAddressTo(container, ClientVariables.builder().host("QUEUE_HOST").port("QUEUE_PORT").build());
    warehouse.addUrlTo(container, "WAREHOUSE_URL", "http");

    // Ways in from outside.
    NodePortService.Builder.create(chart, "office")
        .selector(web)
        .ports(List.of(http.exposedAs(80).onNodePort(30080)))
        .build();
    LoadBalancerService.Builder.create(chart, "status")
        .selector(web)
        .ports(List.of(http.exposedAs(80)))
        .provider(LoadBalancerProvider.metalLb(MetalLbOptions.builder().addressPool("office").build()))
        .build();
    LocalTrafficLoadBalancer.Builder.create(chart, "partners")
        .selector(web)
        .ports(List.of(http.exposedAs(80)))
        .spread(PodSpread.PREFERRED)
        .build();
    Service docs = Service.Builder.create(chart, "docs")
        .metadata(ApiObjectMetadata.builder().name("docs").build())
        .selector(web)
        .ports(List.of(org.cdk8s.plus27.ServicePort.builder().port(8080).build()))
        .build();
    List<HttpRoute> routes = List.of(
        HttpRoute.prefix("shop.example.com", "/", storefront.backend(http)),
        HttpRoute.prefix("shop.example.com", "/docs", RouteBackend.fromService(docs)));
    TlsCertificate certificate = TlsCertificate.fromSecret(Secret.fromSecretName(chart, "tls", "shop-tls"));
    TlsIngress.Builder.create(chart, "public")
        .ingressClass(IngressClassRef.traefik())
        .certificate(certificate)
        .routes(routes)
        .build();
    HttpIngress.Builder.create(chart, "intranet")
        .ingressClass(IngressClassRef.named("internal"))
        .routes(List.of(HttpRoute.exact("shop.internal", "/status", storefront.backend())))
        .build();
    TlsGateway gateway = TlsGateway.Builder.create(chart, "front")
        .gatewayClass(GatewayClassRef.envoyGateway())
        .certificate(certificate)
        .routes(routes)
        .build();
    GatewayRoutes.Builder.create(chart, "beta")
        .gateway(GatewayRef.named("shared", GatewayRefOptions.builder().namespace("infra").build()))
        .routes(List.of(HttpRoute.prefix("beta.example.com", "/", storefront.backend(http))))
        .build();
    HttpGateway.Builder.create(chart, "inside")
        .gatewayClass(GatewayClassRef.named("internal"))
        .routes(List.of(HttpRoute.onAnyHost("/", storefront.backend(http))))
        .build();
    if (mistake.equals("found")) {
      Service.Builder.create(chart, "outside").type(ServiceType.EXTERNAL_NAME).externalName("10.0.0.7").build();
    }
    System.out.println(storefront.url("http") + " " + gateway.getRef().getName());
    app.synth();
  }
}
